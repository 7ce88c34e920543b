interface SmtpError {
  responseCode?: number;
  command?: string;
}

const refusing = new Set(["MAIL FROM", "RCPT TO", "DATA"]);

/**
 * What a failed attempt came to: an answer to sender, recipient or text decides; without one, it depends on whether the end of the text
 * was handed over.
 */
export function outcomeOf(error: unknown, isHandedOver: boolean): "later" | "failed" | "unknown" {
  const { responseCode, command = "" } = error as SmtpError;
  const isAnswer = responseCode !== undefined && refusing.has(command);
  if (!isAnswer) return isHandedOver ? "unknown" : "later";
  return responseCode >= 500 ? "failed" : "later";
}
