// Swaps the two sides.
import { useTranslation } from "react-i18next";
import { Button, Tooltip } from "@/components";

export function SwapButton({ onSwap }: { onSwap: () => void }) {
  const { t } = useTranslation();
  return (
    <Tooltip words={t("compare.swap")}>
      <Button small aria-label={t("compare.swap")} onPress={onSwap}>
        <svg width={16} height={16} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
          <path d="M2.5 5.500h10M10 3l2.500 2.500L10 8M13.500 10.500h-10M6 8l-2.500 2.500L6 13" />
        </svg>
      </Button>
    </Tooltip>
  );
}
