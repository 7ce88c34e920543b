import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useRef, useState } from "react";

interface CopyFieldProps {
  label: string;
  text: string;
  copy: string;
  copied: string;
}

/** Something to take along: a button copies it; where the browser forbids that, it selects it. */
export function CopyField({ label, text, copy, copied }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const take = async (): Promise<void> => {
    field.current?.select();
    try {
      // Outside of TLS and loopback browsers have no clipboard; the selection is for Ctrl-C then.
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const Icon = isCopied ? IconCheck : IconCopy;
  return (
    <div style={{ display: "flex", gap: 8, alignItems: "flex-end" }}>
      <TextInput
        ref={field}
        size="xs"
        label={label}
        value={text}
        readOnly
        style={{ flex: 1 }}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button leftSection={<Icon size={14} aria-hidden />} onClick={() => void take()} aria-live="polite">
        {isCopied ? copied : copy}
      </Button>
    </div>
  );
}
