const ofPost = "stands in the history of the post, with who did it";
const ofStory = "is kept for ever as a decision about the story, with who took it";
const savesNothing = "looks and saves nothing";

/** Why a changing route leaves no line. */
export const unaudited: Record<string, string> = {
  "POST /api/v1/session/link/check": savesNothing,
  "POST /api/v1/me/second-factor": "is in force only once it is confirmed, which leaves a line",
  "POST /api/v1/mentions/{postId}/status": ofPost,
  "POST /api/v1/mentions/{postId}/correct": ofPost,
  "POST /api/v1/mentions/{postId}/undo": ofPost,
  "POST /api/v1/mentions/{postId}/assign": ofPost,
  "POST /api/v1/mentions/{postId}/tags": ofPost,
  "POST /api/v1/mentions/{postId}/notes": ofPost,
  "PUT /api/v1/notes/{noteId}": ofPost,
  "DELETE /api/v1/notes/{noteId}": ofPost,
  "POST /api/v1/notes/{noteId}/restore": ofPost,
  "POST /api/v1/stories/merge": ofStory,
  "POST /api/v1/stories/{storyId}/split": ofStory,
  "POST /api/v1/stories/{storyId}/role": ofStory,
  "POST /api/v1/stories/{storyId}/rename": ofStory,
  "POST /api/v1/stories/decisions/{decisionId}/undo": ofStory,
  "POST /api/v1/stories/{storyId}/status": ofPost,
  "POST /api/v1/inbox/read": "what somebody has read is nobody else's business",
  "PUT /api/v1/views/order": "the order of one's own list",
  "PUT /api/v1/views/default": "which view one opens first",
  "POST /api/v1/entities/preview": savesNothing,
  "POST /api/v1/connections/{kind}/check": savesNothing,
  "POST /api/v1/sources/find": savesNothing,
  "POST /api/v1/sources/preview": savesNothing,
  "POST /api/v1/sources/opml/preview": savesNothing,
  "POST /api/v1/imports": "a file that waits: nothing comes of it before it is started, which leaves a line",
  "PUT /api/v1/imports/{importId}/parts/{part}": "the bytes of such a file",
  "POST /api/v1/imports/{importId}/look": savesNothing,
  "POST /api/v1/sources/{sourceId}/check": "reads a source now; the visit stands in its log",
  "POST /hooks/{key}": "posts that a source hands in; they stand in its log",
  "POST /api/v1/mails/test": "a mail to oneself, which stands in the log of mails",
};
