import "./app/no-eval.ts";
import "./app/tokens.css";
import "./app/mantine-styles.ts";
import "@fontsource-variable/inter/wght.css";
import "./app/page.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { returnFocus } from "./app/return-focus.ts";
import { startWords } from "./words/start-words.ts";

returnFocus();
await startWords();
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
