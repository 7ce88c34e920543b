import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { startWords } from "./words/start-words.ts";
import "./app/mantine-styles.ts";
import "@fontsource-variable/inter/wght.css";
import "./app/tokens.css";
import "./app/page.css";

await startWords();
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
