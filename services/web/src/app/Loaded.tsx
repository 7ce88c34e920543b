import { Skeleton } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { statusOf } from "../api/client.ts";
import { Empty } from "./Empty.tsx";
import { Failure } from "./Failure.tsx";

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** What is said when the thing is not there any more; without it that is a failure like any other. */
  gone?: { title: string; text: string };
  /** Heights in pixels of the parts that will stand here. */
  skeleton: readonly number[];
  children: (data: T) => ReactNode;
}

/** What a question was answered with; until then its outline, and if that fails why, with a button that asks again. */
export function Loaded<T>({ query, gone, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (gone && statusOf(query.error) === 404) {
    return (
      <Empty icon={<IconEyeOff size={28} stroke={1.5} aria-hidden />} title={gone.title}>
        <p>{gone.text}</p>
      </Empty>
    );
  }
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true">
      {skeleton.map((height, at) => (
        <Skeleton key={at} height={height} mt={at === 0 ? 0 : 16} />
      ))}
    </div>
  );
}
