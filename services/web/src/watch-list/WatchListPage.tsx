export function WatchListPage() {
  return null;
}
