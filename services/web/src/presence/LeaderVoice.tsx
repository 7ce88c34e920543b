import type { VoiceExample, VoiceOfLanguage, VoiceTraits } from "@earshot/contract/leader-voice";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { leaderVoiceQuery } from "../api/leader-voice.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import classes from "./LeaderVoice.module.css";

/** How an executive writes, as openings of their answers do; nothing for whoever wrote nothing. */
export function LeaderVoice({ entityId }: { entityId: number }) {
  const { t } = useTranslation();
  const query = useQuery(leaderVoiceQuery(entityId));
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined || query.data.voices.length === 0) return null;
  return (
    <details className={classes["voice"]}>
      <summary>{t("voice.title")}</summary>
      <p className={classes["lead"]}>{t("voice.lead")}</p>
      {query.data.voices.map((voice) => (
        <InLanguage key={voice.language} voice={voice} needed={query.data.needed} />
      ))}
    </details>
  );
}

function InLanguage({ voice, needed }: { voice: VoiceOfLanguage; needed: number }) {
  const { t } = useTranslation();
  const { language, n, posts, replies, traits } = voice;
  return (
    <section aria-label={t(`voice.in_${language}`)}>
      <h3>
        {t(`voice.in_${language}`)} <span>{t("voice.read", { n, posts, replies })}</span>
      </h3>
      {traits === null && <p className={classes["lead"]}>{t("voice.tooFew", { needed })}</p>}
      {traits !== null && (
        <dl>
          {linesOf(traits, language).map(({ name, said, examples }) => (
            <div key={name}>
              <dt>{t(`voice.line.${name}`)}</dt>
              <dd>
                <bdi>{t(`voice.${said.key}`, said.values)}</bdi>
                <Examples of={t(`voice.line.${name}`)} examples={examples} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

type LineName = keyof VoiceTraits;

type SaidKey =
  | "length"
  | "words"
  | "noneUsual"
  | "unclear"
  | "share"
  | "named"
  | "never"
  | `form_${"ty" | "vy" | "i" | "we"}`;

interface Line {
  name: LineName;
  said: { key: SaidKey; values: Record<string, string | number> };
  examples: readonly VoiceExample[];
}

/** A line for each habit; one that cannot be told of a language is left out, one that is not there says so. */
function linesOf(traits: VoiceTraits, language: VoiceOfLanguage["language"]): Line[] {
  const { postLength, replyLength, greeting, address, person, signOff } = traits;
  const length = (habit: { words: number; examples: VoiceExample[] }) => ({ ...habit, count: habit.words });
  const line = (name: LineName, key: SaidKey, habit: { examples: VoiceExample[] } | null): Line => ({
    name,
    said: { key, values: habit === null ? {} : valuesOf(habit) },
    examples: habit?.examples ?? [],
  });
  return [
    ...(postLength ? [line("postLength", "length", length(postLength))] : []),
    ...(replyLength ? [line("replyLength", "length", length(replyLength))] : []),
    line("greeting", greeting ? "words" : "noneUsual", greeting),
    share("byName", traits.byName),
    ...(language === "ru" ? [line("address", address ? `form_${address.form}` : "unclear", address)] : []),
    line("person", person ? `form_${person.form}` : "unclear", person),
    share("emoji", traits.emoji),
    share("exclamation", traits.exclamation),
    share("question", traits.question),
    share("humour", traits.humour),
    share("typicalWords", traits.typicalWords),
    line("signOff", signOff ? "words" : "noneUsual", signOff),
  ];
}

type Share = VoiceTraits["byName"] & { commonest?: string[] };

function share(name: LineName, habit: Share): Line {
  const key = habit.count === 0 ? "never" : habit.commonest ? "named" : "share";
  return { name, said: { key, values: valuesOf(habit) }, examples: habit.examples };
}

/** What stands in the sentence of a line; words of posts are text, never markup. */
function valuesOf(habit: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(habit).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === "string" || typeof value === "number") return [[key, value]];
      return key === "commonest" && Array.isArray(value) ? [[key, value.join(" · ")]] : [];
    }),
  );
}

function Examples({ of, examples }: { of: string; examples: readonly VoiceExample[] }) {
  const { t } = useTranslation();
  if (examples.length === 0) return null;
  return (
    <details className={classes["examples"]}>
      <summary aria-label={t("voice.examplesOf", { of })}>{t("voice.examples")}</summary>
      {examples.map(({ postId, text, url, publishedAt }) => (
        <blockquote key={postId} dir="auto">
          {text} <Moment at={publishedAt} /> <OutLink url={url} />
        </blockquote>
      ))}
    </details>
  );
}
