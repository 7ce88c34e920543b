/** Languages in which senders find an example. */
export const exampleLanguages = ["curl", "node", "python"] as const;
export type ExampleLanguage = (typeof exampleLanguages)[number];

/** The program that runs each example, and the name under which people know it. */
export const exampleNames: Readonly<Record<ExampleLanguage, string>> = {
  curl: "curl",
  node: "Node.js",
  python: "Python",
};

const post = `{"externalId": "42", "text": "Hello", "url": "https://example.com/42", "publishedAt": "2026-01-31T12:00:00Z"}`;

const curl = (
  address: string,
): string => `# The secret stands in EARSHOT_SECRET (whsec_…); keep it out of the code.
body='${post}'
id="msg-$(date +%s)-$$"
time=$(date +%s)
key=$(printf %s "\${EARSHOT_SECRET#whsec_}" | base64 -d | od -An -vtx1 | tr -d ' \\n')
sign=$(printf %s "$id.$time.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
curl --fail-with-body "${address}" --header "content-type: application/json" \\
  --header "webhook-id: $id" --header "webhook-timestamp: $time" --header "webhook-signature: v1,$sign" \\
  --data-raw "$body"
`;

const node = (
  address: string,
): string => `// The secret stands in EARSHOT_SECRET (whsec_…); keep it out of the code.
import { createHmac, randomUUID } from "node:crypto";

const body = JSON.stringify(${post});
const id = \`msg-\${randomUUID()}\`;
const time = Math.floor(Date.now() / 1000);
const key = Buffer.from(process.env.EARSHOT_SECRET.replace("whsec_", ""), "base64");
const sign = createHmac("sha256", key).update(\`\${id}.\${time}.\${body}\`).digest("base64");
const answer = await fetch("${address}", {
  method: "POST",
  headers: {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(time),
    "webhook-signature": \`v1,\${sign}\`,
  },
  body,
});
console.log(answer.status, await answer.text());
if (!answer.ok) process.exitCode = 1;
`;

const python = (
  address: string,
): string => `# The secret stands in EARSHOT_SECRET (whsec_...); keep it out of the code.
import base64, hashlib, hmac, json, os, time, urllib.request, uuid

body = json.dumps(${post}).encode()
message_id = f"msg-{uuid.uuid4()}"
seconds = str(int(time.time()))
key = base64.b64decode(os.environ["EARSHOT_SECRET"].removeprefix("whsec_"))
signed = f"{message_id}.{seconds}.".encode() + body
sign = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
request = urllib.request.Request("${address}", data=body, headers={
    "content-type": "application/json",
    "webhook-id": message_id,
    "webhook-timestamp": seconds,
    "webhook-signature": f"v1,{sign}",
})
print(urllib.request.urlopen(request).read().decode())
`;

const examples: Readonly<Record<ExampleLanguage, (address: string) => string>> = { curl, node, python };

/** A program that hands in one post, signed by Standard Webhooks; runs as it is once the secret stands in `EARSHOT_SECRET`. */
export function webhookExample(language: ExampleLanguage, address: string): string {
  return examples[language](address);
}
