import type { Proposal } from "@earshot/contract/entity-preview";
import { platformName } from "@earshot/core/collect/platform-names";
import type { TermRole } from "@earshot/core/match/entity";
import { proposalKey } from "@earshot/core/match/proposal";
import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fullCount, shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Editor.module.css";
import { acceptProposal } from "./entity-form.ts";
import type { EntityEditing } from "./use-entity-editor.ts";

interface ProposalsProps {
  proposals: readonly Proposal[];
  editing: EntityEditing;
}

const shownAtFirst = 6;

/** Terms that might be looked for too, each to accept or to refuse; a refusal is saved with the entity. */
export function Proposals({ proposals, editing }: ProposalsProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [isRefusedOpen, setIsRefusedOpen] = useState(false);
  const accepted = useRef(0);
  const { form, set, setForm } = editing;
  const taken = new Set([...form.terms.map(({ text }) => text), ...form.lookalikes]);
  const isRefused = (each: Proposal): boolean => form.refused.includes(proposalKey(each));
  const open = proposals.filter((each) => !taken.has(each.text) && !isRefused(each));
  const refused = proposals.filter((each) => !taken.has(each.text) && isRefused(each));
  if (open.length + refused.length === 0) return null;
  const shown = isOpen ? open : open.slice(0, shownAtFirst);
  const accept = (proposal: Proposal, role: TermRole): void =>
    setForm((mine) => acceptProposal(mine, proposal, role, `accepted-${++accepted.current}`));
  return (
    <section className={classes["proposals"]} aria-label={t("watchList.proposals.title")}>
      <h3>{t("watchList.proposals.title")}</h3>
      <p className={classes["hint"]}>{t("watchList.proposals.hint")}</p>
      <ul>
        {shown.map((proposal) => (
          <ProposalLine
            key={proposalKey(proposal) + String(proposal.isCaseSensitive)}
            proposal={proposal}
            onAccept={(role) => accept(proposal, role)}
            onRefuse={() => set({ refused: [...form.refused, proposalKey(proposal)] })}
          />
        ))}
      </ul>
      <div className={classes["mends"]}>
        {open.length > shown.length && (
          <Button size="compact-xs" variant="subtle" onClick={() => setIsOpen(true)}>
            {t("watchList.proposals.more", { count: open.length - shown.length })}
          </Button>
        )}
        {refused.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-expanded={isRefusedOpen}
            onClick={() => setIsRefusedOpen(!isRefusedOpen)}
          >
            {t("watchList.proposals.refused", { count: refused.length })}
          </Button>
        )}
      </div>
      {isRefusedOpen && (
        <ul>
          {refused.map((proposal) => (
            <li key={proposalKey(proposal) + String(proposal.isCaseSensitive)}>
              <s>
                <bdi>{proposal.text}</bdi>
              </s>
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => set({ refused: form.refused.filter((key) => key !== proposalKey(proposal)) })}
              >
                {t("watchList.proposals.again")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ProposalLineProps {
  proposal: Proposal;
  onAccept: (role: TermRole) => void;
  onRefuse: () => void;
}

function ProposalLine({ proposal, onAccept, onRefuse }: ProposalLineProps) {
  const { t } = useTranslation();
  const { text, role, author } = proposal;
  const other = role === "lookalike" ? "match" : "lookalike";
  return (
    <li>
      <ActionIcon
        variant="light"
        color="teal"
        aria-label={t("watchList.proposals.accept", { text })}
        onClick={() => onAccept(role)}
      >
        <IconPlus size={15} />
      </ActionIcon>
      <span className={classes["proposal"]}>
        <b>
          <bdi>{text}</bdi>
        </b>
        <ProposalFacts proposal={proposal} />
      </span>
      {author !== null && (
        <Button size="compact-xs" onClick={() => onAccept(other)}>
          {t(other === "lookalike" ? "watchList.proposals.asLookalike" : "watchList.proposals.asOwn")}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("watchList.proposals.refuse", { text })}
        onClick={onRefuse}
      >
        <IconX size={15} />
      </ActionIcon>
    </li>
  );
}

/** Why it is proposed, who bears it, and in how many posts it stands. */
function ProposalFacts({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { why, posts, fresh, author, role } = proposal;
  const facts = [
    ...(role === "lookalike" ? [t("watchList.lookalikes").toLocaleLowerCase()] : []),
    t(`watchList.proposals.why.${why}`),
  ];
  if (author !== null) {
    if (author.name !== null) facts.push(author.name);
    facts.push(author.platforms.map((platform) => platformName(platform, language)).join(", "));
    if (author.followers !== null) {
      const shown = shortCount(author.followers, language);
      facts.push(t("watchList.proposals.followers", { count: author.followers, shown }));
    }
  }
  facts.push(
    posts === 0
      ? t("watchList.proposals.unseen")
      : t("watchList.proposals.posts", { count: posts, shown: fullCount(posts, language) }),
  );
  if (fresh > 0) facts.push(t("watchList.proposals.fresh", { shown: fullCount(fresh, language) }));
  return <small>{facts.join(" · ")}</small>;
}
