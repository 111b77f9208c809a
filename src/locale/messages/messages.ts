import type { Language } from "../../model/voice.ts";
import type { Message } from "../message-form.ts";
import { de as causesDe } from "./causes/de.ts";
import { en as causesEn } from "./causes/en.ts";
import { es as causesEs } from "./causes/es.ts";
import { fr as causesFr } from "./causes/fr.ts";
import { ja as causesJa } from "./causes/ja.ts";
import { zh as causesZh } from "./causes/zh.ts";
import { de as cellsDe } from "./cells/de.ts";
import { en as cellsEn } from "./cells/en.ts";
import { es as cellsEs } from "./cells/es.ts";
import { fr as cellsFr } from "./cells/fr.ts";
import { ja as cellsJa } from "./cells/ja.ts";
import { zh as cellsZh } from "./cells/zh.ts";
import { de as headDe } from "./head/de.ts";
import { en as headEn } from "./head/en.ts";
import { es as headEs } from "./head/es.ts";
import { fr as headFr } from "./head/fr.ts";
import { ja as headJa } from "./head/ja.ts";
import { zh as headZh } from "./head/zh.ts";
import { de as listsDe } from "./lists/de.ts";
import { en as listsEn } from "./lists/en.ts";
import { es as listsEs } from "./lists/es.ts";
import { fr as listsFr } from "./lists/fr.ts";
import { ja as listsJa } from "./lists/ja.ts";
import { zh as listsZh } from "./lists/zh.ts";
import { de as pageDe } from "./page/de.ts";
import { en as pageEn } from "./page/en.ts";
import { es as pageEs } from "./page/es.ts";
import { fr as pageFr } from "./page/fr.ts";
import { ja as pageJa } from "./page/ja.ts";
import { zh as pageZh } from "./page/zh.ts";
import { de as recordsDe } from "./records/de.ts";
import { en as recordsEn } from "./records/en.ts";
import { es as recordsEs } from "./records/es.ts";
import { fr as recordsFr } from "./records/fr.ts";
import { ja as recordsJa } from "./records/ja.ts";
import { zh as recordsZh } from "./records/zh.ts";

/** A table of each area in each language: the types of the tables hold that none lacks a message. */
const AREAS: readonly Readonly<Record<Language, Readonly<Record<string, string>>>>[] = [
  { de: causesDe, en: causesEn, es: causesEs, fr: causesFr, ja: causesJa, zh: causesZh },
  { de: cellsDe, en: cellsEn, es: cellsEs, fr: cellsFr, ja: cellsJa, zh: cellsZh },
  { de: headDe, en: headEn, es: headEs, fr: headFr, ja: headJa, zh: headZh },
  { de: listsDe, en: listsEn, es: listsEs, fr: listsFr, ja: listsJa, zh: listsZh },
  { de: pageDe, en: pageEn, es: pageEs, fr: pageFr, ja: pageJa, zh: pageZh },
  { de: recordsDe, en: recordsEn, es: recordsEs, fr: recordsFr, ja: recordsJa, zh: recordsZh },
];

/** Every message by its id; English is what the report is composed in, and how a message is recognised. */
export const MESSAGES: ReadonlyMap<string, Message> = new Map(
  AREAS.flatMap((area) => Object.keys(area.en).map((id) => [id, messageOf(area, id)] as const)),
);

const ENGLISH = new Set([...MESSAGES.values()].map(({ en }) => en.toLowerCase()));

/** True for a name that is spelled as a message of postrun is. */
export function isMessage(name: string): boolean {
  return ENGLISH.has(name.toLowerCase());
}

function messageOf(area: (typeof AREAS)[number], id: string): Message {
  const said = (language: Language): string => area[language][id] ?? area.en[id] ?? id;
  return {
    de: said("de"),
    en: said("en"),
    es: said("es"),
    fr: said("fr"),
    ja: said("ja"),
    zh: said("zh"),
  };
}
