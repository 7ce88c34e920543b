import type { Passport } from "./passport.ts";

/** Share of clocks that were met. The statement that counts it is `clock-report` of the queries. */
export const clockShare: Passport = {
  version: 1,
  name: { ru: "Доля соблюдённых сроков", en: "Share of targets met" },
  formula: {
    ru: "Соблюдённые ÷ (соблюдённые + нарушенные). Срок соблюдён, если часы остановили раньше, чем рабочее время дошло до цели; нарушен в тот миг, когда дошло, даже если публикация ещё открыта. К периоду относится срок, судьба которого решилась в нём: соблюдённый — в миг остановки, нарушенный — в миг, когда истёк.",
    en: "Met ÷ (met + missed). A target is met when its clock was stopped before the working time reached it; it is missed at the moment when the time reached it, even if the post is still open. A target belongs to the period in which that was decided: one that was met when its clock stopped, one that was missed when it ran out.",
  },
  exclusions: {
    ru: "Не считаются: часы, которые ещё идут или стоят в пределах срока; остановленные машиной (правило, блокировка); публикации, найденные в истории, у которых часов нет. Соблюдённый срок записан тому, кто остановил часы; нарушенный — ему же, а пока публикация открыта — ответственному.",
    en: "Not counted: clocks that still run or rest in time; those that a machine stopped (a rule, a block); posts found in history, which have no clocks. A target that was met goes to whoever stopped the clock; one that was missed too, and to the assignee while the post is open.",
  },
  interval: {
    ru: "95 %, по Уилсону: честен и при малом числе.",
    en: "95%, by Wilson: honest for small numbers too.",
  },
};
