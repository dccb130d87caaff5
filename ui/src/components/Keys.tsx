// A key or several, as they are written on the keyboards of the language: "Ctrl+Z", "Strg+Z".
import { useTranslation } from "react-i18next";

export function Keys({ keys, className }: { keys: string; className?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <kbd className={className} dir="ltr">
      {keys.replaceAll(/Ctrl|Shift|Alt/g, (part) => t(`keyPart.${part}`))}
    </kbd>
  );
}
