/** Asks once for each key; forgets everything when `limit` answers are kept. */
export function remember<Answer>(ask: (key: string) => Answer, limit = 9999): (key: string) => Answer {
  const answers = new Map<string, Answer>();
  return (key) => {
    if (!answers.has(key)) {
      if (answers.size >= limit) answers.clear();
      answers.set(key, ask(key));
    }
    return answers.get(key) as Answer;
  };
}
