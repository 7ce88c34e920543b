import { request } from "../api/client.ts";

/** Whether this browser can show notices at all: it needs a service worker, and that https (or loopback). */
export function canPush(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** Whether this browser shows them already. */
export async function isPushed(): Promise<boolean> {
  if (!canPush()) return false;
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) != null;
}

/** Asks the person, then the push service of the browser, and tells our server where it is. @returns false when the person said no */
export async function startPush(device: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  const { publicKey } = await request<{ publicKey: string }>("GET", "/api/v1/me/push-key");
  await navigator.serviceWorker.register("/push-worker.js");
  const registration = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) };
  const known = await registration.pushManager.getSubscription();
  // Keys of an earlier installation would be refused.
  if (known !== null) await known.unsubscribe();
  const subscription = await registration.pushManager.subscribe(options);
  const { endpoint, keys } = subscription.toJSON();
  await request("POST", "/api/v1/me/push-subscriptions", { body: { endpoint, keys, device } });
  return true;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}
