import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { entitiesQuery } from "../api/entities.ts";

const ownKinds: ReadonlySet<string> = new Set(["company", "brand", "product", "executive"]);

/** Who counts where no entity is chosen: the company, its brands, products and executives, and not those of a competitor. */
export function useOwnIds(): readonly number[] {
  const { data: entities } = useQuery(entitiesQuery);
  return useMemo(() => {
    const rivals = new Set(
      entities?.flatMap(({ kind, entityId }) => (kind === "competitor" ? [entityId] : [])),
    );
    return (entities ?? []).flatMap(({ kind, entityId, companyId }) =>
      ownKinds.has(kind) && !(companyId !== null && rivals.has(companyId)) ? [entityId] : [],
    );
  }, [entities]);
}
