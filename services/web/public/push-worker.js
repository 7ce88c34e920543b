// Shows notices that were pushed to this browser, and opens the page that one leads to. It caches nothing.
self.addEventListener("push", (event) => {
  let notice = { title: "Earshot", body: "", tag: "earshot", url: null, language: "ru" };
  try {
    notice = { ...notice, ...event.data.json() };
  } catch {
    // A push without a readable text still says that there is something.
  }
  event.waitUntil(
    self.registration.showNotification(notice.title, {
      body: notice.body,
      tag: notice.tag,
      lang: notice.language,
      icon: "/favicon.svg",
      data: { url: notice.url },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  // Only pages of our own: the address came from outside.
  const target = new URL(url ?? "/alerts", self.location.origin);
  const address = `${self.location.origin}${target.pathname}${target.search}`;
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then((pages) => {
      const open = pages.find((page) => page.url === address);
      return open ? open.focus() : self.clients.openWindow(address);
    }),
  );
});
