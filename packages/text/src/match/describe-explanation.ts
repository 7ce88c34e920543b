import type { Reason, RoleReason, Verdict } from "@earshot/core/match/candidate";
import type { Entity, EntityKind, HitField } from "@earshot/core/match/entity";
import type { Explanation } from "./create-matcher.ts";

interface Wording {
  kinds: Record<EntityKind, string>;
  fields: Record<HitField, string>;
  roles: Record<RoleReason, string>;
  reasons: Record<Reason["code"], (word: string, entity: string) => string>;
  counted: string;
  turnedDown: string;
  nothing: string;
  nobody: string;
  term: string;
}

const en: Wording = {
  kinds: {
    company: "company",
    brand: "brand",
    product: "product",
    executive: "executive",
    competitor: "competitor",
    opinion_leader: "opinion leader",
    topic: "topic",
  },
  fields: {
    title: "title",
    text: "text",
    author: "author's account",
    url: "address of the post",
    tag: "tag",
  },
  roles: {
    own_account: "main: the author is this account",
    lookalike_account: "main: the author may pass for this account",
    title: "main: named in the title",
    first_sentence: "main: named in the first sentence",
    several_hits: "main: named more than once",
    in_passing: "episodic: named in passing",
  },
  reasons: {
    named: () => "counts by itself",
    account: () => "an account of the watch list",
    lookalike: () => "an account that may pass itself off as this one",
    context_word: (word) => `needs context, and “${word}” gives it`,
    same_entity: (word) => `needs context, and the same is surely meant by “${word}”`,
    same_company: (word, entity) => `needs context, and “${word}” (${entity}) of the same company gives it`,
    thread: (_, entity) => `needs context, and the thread or source about ${entity} gives it`,
    excluded: (word) => `turned down: “${word}” stands near and speaks of something else`,
    no_context: () => "turned down: needs context, and nothing in the text gives it",
    covered: (word) => `already counted with “${word}”`,
    letter_case: () => "turned down: the term asks for its capital letters",
    own_post_of_leader: () => "turned down: an opinion leader's own post is not about the opinion leader",
    namesake: (word) => `turned down: “${word}” beside it makes this another person`,
    double_name: (word) => `turned down: half of a double name with “${word}”`,
  },
  counted: "Matched",
  turnedDown: "Turned down",
  nothing: "No term of the watch list stands in this text.",
  nobody: "Nobody and nothing of the watch list is meant here.",
  term: "term",
};

const ru: Wording = {
  kinds: {
    company: "компания",
    brand: "бренд",
    product: "продукт",
    executive: "руководитель",
    competitor: "конкурент",
    opinion_leader: "лидер мнений",
    topic: "тема",
  },
  fields: {
    title: "заголовок",
    text: "текст",
    author: "учётная запись автора",
    url: "адрес записи",
    tag: "метка",
  },
  roles: {
    own_account: "главный: это учётная запись автора",
    lookalike_account: "главный: автор, возможно, выдаёт себя за него",
    title: "главный: назван в заголовке",
    first_sentence: "главный: назван в первом предложении",
    several_hits: "главный: назван не один раз",
    in_passing: "эпизодический: назван мимоходом",
  },
  reasons: {
    named: () => "засчитано само по себе",
    account: () => "учётная запись из списка наблюдения",
    lookalike: () => "учётная запись, которая может выдавать себя за эту",
    context_word: (word) => `нужен контекст, его даёт «${word}»`,
    same_entity: (word) => `нужен контекст, а «${word}» точно о том же`,
    same_company: (word, entity) => `нужен контекст, его даёт «${word}» (${entity}) той же компании`,
    thread: (_, entity) => `нужен контекст, его даёт ветка или источник о ${entity}`,
    excluded: (word) => `отклонено: рядом «${word}», речь о другом`,
    no_context: () => "отклонено: нужен контекст, а в тексте его нет",
    covered: (word) => `уже засчитано вместе с «${word}»`,
    letter_case: () => "отклонено: термин требует своих заглавных букв",
    own_post_of_leader: () => "отклонено: запись самого лидера мнений не о нём",
    namesake: (word) => `отклонено: «${word}» рядом означает другого человека`,
    double_name: (word) => `отклонено: половина двойной фамилии с «${word}»`,
  },
  counted: "Найдено",
  turnedDown: "Отклонено",
  nothing: "Ни одного слова из списка наблюдения в тексте нет.",
  nobody: "Никто и ничто из списка наблюдения здесь не имеется в виду.",
  term: "термин",
};

const wordings = { en, ru };

function reasonLine(reason: Reason, wording: Wording, entities: ReadonlyMap<number, Entity>): string {
  const word = "word" in reason ? reason.word : "";
  const entity = "entityId" in reason ? (entities.get(reason.entityId)?.name ?? "") : "";
  return wording.reasons[reason.code](word, entity);
}

function verdictLine(
  { candidate, reason }: Verdict,
  wording: Wording,
  entities: ReadonlyMap<number, Entity>,
): string {
  const { field, start, end, found } = candidate;
  const term = entities.get(candidate.entityId)?.terms.find(({ id }) => id === candidate.termId);
  const place = `${wording.fields[field]} ${start}–${end}`;
  return `“${found}” (${place}; ${wording.term} “${term?.text ?? ""}”): ${reasonLine(reason, wording, entities)}`;
}

/** An explanation in plain words, several lines: what matched and why, then what was turned down and why; finds inside longer ones are left out. */
export function describeExplanation(explanation: Explanation, language: "ru" | "en"): string {
  const wording = wordings[language];
  const { verdicts, roles } = explanation;
  const entities = new Map(explanation.entities.map((entity) => [entity.id, entity]));
  if (verdicts.length === 0) return wording.nothing;
  const lines: string[] = [];
  for (const { entityId, reason } of roles) {
    const entity = entities.get(entityId);
    if (entity === undefined) continue;
    lines.push(
      `${wording.counted}: ${entity.name} (${wording.kinds[entity.kind]}) — ${wording.roles[reason]}`,
    );
    for (const verdict of verdicts) {
      if (verdict.isCounted && verdict.candidate.entityId === entityId)
        lines.push(`  ${verdictLine(verdict, wording, entities)}`);
    }
  }
  if (roles.length === 0) lines.push(wording.nobody);
  const refused = verdicts.filter(({ isCounted, reason }) => !isCounted && reason.code !== "covered");
  if (refused.length > 0) lines.push(`${wording.turnedDown}:`);
  for (const verdict of refused) {
    const name = entities.get(verdict.candidate.entityId)?.name ?? "";
    lines.push(`  ${name}: ${verdictLine(verdict, wording, entities)}`);
  }
  const text = lines.join("\n");
  return language === "ru" ? text.replace(/“([^”]*)”/g, "«$1»") : text;
}
