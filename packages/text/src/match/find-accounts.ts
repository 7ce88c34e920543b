import type { Candidate, Refusal } from "@earshot/core/match/candidate";
import type { HitField } from "@earshot/core/match/entity";
import { hashtagKey, type CompiledEntities } from "./compile-entities.ts";
import type { FieldReading, Finds } from "./find-candidates.ts";
import type { PostText } from "./post-text.ts";
import { accountOfLink, hostOfSite, normalizeHandle } from "./profile-link.ts";
import type { TrieEnd } from "./term-trie.ts";

interface Found {
  field: HitField;
  start: number;
  end: number;
  found: string;
  token: number;
  sentence: number;
  isOpening: boolean;
}

function addAll(
  ends: TrieEnd[] | undefined,
  at: Found,
  isAccount: boolean,
  finds: Finds,
  refusal: Refusal | null = null,
): void {
  for (const { entityId, term } of ends ?? []) {
    const { token, isOpening, ...place } = at;
    const base = { ...place, firstToken: token, lastToken: token, entityId, termId: term.id };
    if (term.role === "exclude" || term.role === "require") {
      finds.contextWords.push({ ...base, role: term.role });
      continue;
    }
    const isLookalike = term.role === "lookalike";
    const isSecret = term.role === "secret";
    const candidate: Candidate = {
      ...base,
      needsContext: term.needsContext,
      isAccount,
      isOpening,
      refusal: isLookalike ? null : refusal,
      ...(isLookalike && { isLookalike }),
      ...(isSecret && { isSecret }),
    };
    finds.candidates.push(candidate);
  }
}

/** Accounts of the list that a name leads to; a federated one also without its server, where the author is federated. */
function accountEnds(
  compiled: CompiledEntities,
  handle: string,
  isFederated: boolean,
): TrieEnd[] | undefined {
  return compiled.accounts.get(handle) ?? (isFederated ? compiled.localAccounts.get(handle) : undefined);
}

function isFederatedHandle(handle: string | null | undefined): boolean {
  return handle !== null && handle !== undefined && normalizeHandle(handle).includes("@");
}

/** Handles, links to profiles and whole hashtags of one field. */
export function findMarks(compiled: CompiledEntities, at: FieldReading, post: PostText, finds: Finds): void {
  const { reading, field, firstToken, openingSentence } = at;
  for (const { token, sentence, atom } of reading.marks) {
    const place: Found = {
      field,
      start: token.start,
      end: token.end,
      found: reading.source.slice(token.start, token.end),
      token: firstToken + atom,
      sentence,
      isOpening: sentence === openingSentence,
    };
    if (token.kind === "hashtag") addAll(compiled.hashtags.get(hashtagKey(token.norm)), place, false, finds);
    else if (token.kind === "handle") {
      addAll(accountEnds(compiled, token.norm, isFederatedHandle(post.authorHandle)), place, true, finds);
    } else if (token.kind === "url") {
      const account = accountOfLink(token.norm);
      addAll(compiled.accounts.get(account ?? token.norm), place, true, finds);
      addSites(compiled, token.norm, place, finds);
    }
  }
}

/** Sites of the list that an address lies on, subdomains included. */
function addSites(compiled: CompiledEntities, address: string, place: Found, finds: Finds): void {
  if (compiled.domains.size === 0) return;
  let host = hostOfSite(address);
  while (host !== null) {
    addAll(compiled.domains.get(host), place, true, finds);
    const dot = host.indexOf(".");
    host = dot === -1 ? null : host.slice(dot + 1);
  }
}

function outsideText(field: HitField, found: string): Found {
  return { field, start: 0, end: found.length, found, token: -1, sentence: -1, isOpening: false };
}

function addOwn(
  compiled: CompiledEntities,
  field: HitField,
  account: string,
  found: string,
  finds: Finds,
): void {
  for (const end of compiled.accounts.get(account) ?? []) {
    const isLeader = compiled.entities.get(end.entityId)?.kind === "opinion_leader";
    addAll([end], outsideText(field, found), true, finds, isLeader ? { code: "own_post_of_leader" } : null);
  }
}

/**
 * The author's own account, and the account on whose page the post stands. What an opinion leader writes is not about
 * the opinion leader: watched for their words on others, they are named as its author anyway.
 */
export function findAuthor(compiled: CompiledEntities, post: PostText, finds: Finds): void {
  const { authorHandle, url } = post;
  if (authorHandle !== null && authorHandle !== undefined && authorHandle !== "") {
    addOwn(compiled, "author", normalizeHandle(authorHandle), authorHandle, finds);
  }
  if (url === null || url === undefined) return;
  addSites(compiled, url, outsideText("url", url), finds);
  const account = accountOfLink(url);
  if (account !== null) addOwn(compiled, "url", account, url, finds);
}

/** Tags that the source gives a post, as whole hashtags; their words are read like a text elsewhere. */
export function findTags(compiled: CompiledEntities, tag: string, finds: Finds): void {
  addAll(compiled.hashtags.get(hashtagKey(tag)), outsideText("tag", tag), false, finds);
}
