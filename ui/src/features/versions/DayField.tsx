// A day: typed part by part, or chosen in a calendar.
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  type DateValue,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
  Text,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Icon, IconButton } from "@/components";
import styles from "./DayField.module.css";

export type { DateValue };

type Props = { label: string; hint?: string; value: DateValue | null; onChange: (value: DateValue | null) => void };

export function DayField({ label, hint, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <DatePicker className={styles.field} value={value} onChange={onChange} granularity="day" shouldForceLeadingZeros>
      <Label className={styles.label}>{label}</Label>
      <Group className={styles.group}>
        <DateInput className={styles.input}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
        {value && <IconButton slot={null} small icon="close" label={t("versionsPanel.dialog.clearDate")} onPress={() => onChange(null)} />}
        <AriaButton className={styles.open} aria-label={t("versionsPanel.dialog.calendar")}>
          <CalendarIcon />
        </AriaButton>
      </Group>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <Popover className={styles.popover} placement="bottom end">
        <Dialog className={styles.dialog}>
          <Calendar>
            <header className={styles.head}>
              <AriaButton slot="previous" className={styles.turn} aria-label={t("versionsPanel.dialog.previousMonth")}>
                <Icon name="back" />
              </AriaButton>
              <Heading className={styles.month} />
              <AriaButton slot="next" className={styles.turn} aria-label={t("versionsPanel.dialog.nextMonth")}>
                <Icon name="chevron" />
              </AriaButton>
            </header>
            <CalendarGrid className={styles.grid}>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function CalendarIcon() {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" aria-hidden="true">
      <path d="M2.5 4h11v9.500h-11zM2.5 7h11M5.5 2.500V5M10.5 2.500V5" />
    </svg>
  );
}
