import type { ListChoice } from "@earshot/contract/mention-list";
import { hiddenAtFirst, type RowColumn } from "@earshot/core/triage/row-column";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { listChoiceQuery, saveListChoice } from "../api/query.ts";

/** How the list looks for this person: the same set as long as nothing is chosen anew, for every row depends on it. */
export interface ListLook {
  isCompact: boolean;
  hidden: ReadonlySet<RowColumn>;
  choose: (choice: ListChoice) => void;
}

const atFirst: ListChoice = { isCompact: false, hiddenColumns: [...hiddenAtFirst] };

export function useListLook(): ListLook {
  const queryClient = useQueryClient();
  const { data: choice = atFirst } = useQuery(listChoiceQuery);
  const { mutate } = useMutation({
    mutationFn: saveListChoice,
    onMutate: (next: ListChoice) => queryClient.setQueryData(listChoiceQuery.queryKey, next),
    onError: () => queryClient.invalidateQueries({ queryKey: listChoiceQuery.queryKey }),
  });
  return useMemo(
    () => ({ isCompact: choice.isCompact, hidden: new Set(choice.hiddenColumns), choose: mutate }),
    [choice, mutate],
  );
}
