import type { PostAuthor } from "@earshot/core/collect/post";
import type { EntityKind } from "@earshot/core/match/entity";
import { kindTowardsUs } from "@earshot/core/match/kind-towards-us";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { entity } from "../schema/entity.ts";
import { entityTerm } from "../schema/entity-term.ts";

const company = alias(entity, "company");

export type FindAuthorRole = (author: Pick<PostAuthor, "handle" | "name"> | null) => EntityKind | null;

/**
 * Tells which authors are themselves watched: by a `handle` term; where the platform gives no account name, by the full name
 * of an executive or opinion leader. A competitor's people are the competitor.
 */
export async function loadAuthorRoles(db: Db): Promise<FindAuthorRole> {
  const handles = await db
    .select({ text: entityTerm.text, kind: entity.kind, companyKind: company.kind })
    .from(entityTerm)
    .innerJoin(entity, eq(entity.entityId, entityTerm.entityId))
    .leftJoin(company, eq(company.entityId, entity.companyId))
    .where(and(eq(entityTerm.kind, "handle"), eq(entityTerm.role, "match"), isNull(entity.retiredAt)));
  const people = await db
    .select({ name: entity.name, kind: entity.kind, companyKind: company.kind })
    .from(entity)
    .leftJoin(company, eq(company.entityId, entity.companyId))
    .where(and(inArray(entity.kind, ["executive", "opinion_leader"]), isNull(entity.retiredAt)));
  const byHandle = new Map(
    handles.map((row) => [foldHandle(row.text), kindTowardsUs(row.kind, row.companyKind)]),
  );
  const byName = new Map(people.map((row) => [foldName(row.name), kindTowardsUs(row.kind, row.companyKind)]));
  return (author) => {
    if (author?.handle) return byHandle.get(foldHandle(author.handle)) ?? null;
    return author?.name ? (byName.get(foldName(author.name)) ?? null) : null;
  };
}

function foldHandle(handle: string): string {
  return handle.trim().replace(/^@/, "").toLowerCase();
}

function foldName(name: string): string {
  return name.trim().toLowerCase().replaceAll("ё", "е").replaceAll(/\s+/g, " ");
}
