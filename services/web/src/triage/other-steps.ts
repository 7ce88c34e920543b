/** A step beside the changes of posts that can be taken back like them: a star, a story, a block. */
export interface OtherStep {
  /** Takes it back, once; false when that has been done otherwise. */
  takeBack(): boolean;
}

let takers: readonly ((step: OtherStep) => void)[] = [];

/** Hears of such steps for as long as the page is open that `z` belongs to. */
export function hearOtherSteps(take: (step: OtherStep) => void): () => void {
  takers = [...takers, take];
  return () => {
    takers = takers.filter((each) => each !== take);
  };
}

/** Tells of a step that was made, and how it is taken back; whoever offers the same by a button calls `takeBack` too. */
export function noteStep(undo: () => void): OtherStep {
  let isOver = false;
  const step: OtherStep = {
    takeBack() {
      if (isOver) return false;
      isOver = true;
      undo();
      return true;
    },
  };
  for (const take of takers) take(step);
  return step;
}
