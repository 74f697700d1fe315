import { MUTATION, type RawEvent } from '../line.ts';
import { listen, type Watch } from './watch.ts';

interface Mutation {
  readonly source?: number;
  readonly attributes?: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
}

/** Does a script mark a field as wrong here? */
export const marksInvalid = ({ type, data }: RawEvent): boolean => {
  const { source, attributes = [] } = data as Mutation;
  return (
    type === 3 &&
    source === MUTATION &&
    attributes.some(({ attributes: { 'aria-invalid': invalid } }) => invalid && invalid !== 'false')
  );
};

/** The browser refuses a field, or the page marks one as invalid. */
export const formError: Watch = ({ page, onEvent }, found) => {
  const undo = [
    listen(page, 'invalid', found, true),
    onEvent((event) => {
      if (marksInvalid(event)) found();
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
};
