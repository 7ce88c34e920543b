/** Reddit asks each application for a name of its own, in this form; its id is what tells installations apart. */
export function redditAgent(clientId: string): string {
  return `server:earshot.${clientId.replace(/[^\w-]/g, "")}:0.1 (media monitoring)`;
}
