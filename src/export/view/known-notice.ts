import type { HostNotice } from '../../notice/create-host-notice.ts';
import type { Block, Notice, SecondNotice } from '../../notice/notice.ts';

export type Known = Notice | SecondNotice | HostNotice;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === 'string';

const eachHas = (list: unknown, ...keys: readonly string[]): boolean =>
  Array.isArray(list) && list.every((item) => isObject(item) && keys.every((key) => isText(item[key])));

const have = (value: Readonly<Record<string, unknown>>, keys: string): boolean =>
  keys.split(' ').every((key) => isText(value[key]));

const PERSISTENT = 'open recording withdraw stopped residual pending';

/** Its purposes, whichever layer they stand on. */
export const purposesOf = (known: Known): readonly Block[] =>
  known.layer === 'host-cmp' ? known.purposes : (known.layer === 1 ? known.first : known.second).purposes;

/** A notice of the form that this version of the product shows; nothing for any other, which is still evidence. */
export const knownNotice = (value: unknown): Known | undefined => {
  if (!isObject(value) || value['schema'] !== 'temoin-notice/1' || !isText(value['language']))
    return undefined;
  const { first, second, control, layer } = value;
  if (layer === 'host-cmp')
    return isText(value['cmp']) && eachHas(value['purposes'], 'id', 'title', 'description', 'key')
      ? (value as unknown as HostNotice)
      : undefined;
  const body = layer === 1 ? first : layer === 2 ? second : undefined;
  if (!isObject(body) || !isText(body['title'])) return undefined;
  if (!eachHas(body['purposes'], 'id', 'title', 'description') || !eachHas(body['controls'], 'act', 'label'))
    return undefined;
  const sound =
    layer === 1
      ? have(body, 'lead consequence withdrawal keep controller recipients details') &&
        isObject(control) &&
        have(control, PERSISTENT) &&
        [control['erased'], control['expired']].every(
          (forms) => isObject(forms) && Object.values(forms).every(isText),
        )
      : have(body, 'details close') &&
        eachHas(body['links'], 'label', 'href') &&
        (body['purposes'] as readonly Record<string, unknown>[]).every(({ details }) =>
          eachHas(details, 'term', 'text'),
        );
  return sound ? (value as unknown as Notice | SecondNotice) : undefined;
};
