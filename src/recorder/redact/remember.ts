/** Asks once for each key; forgets everything when `limit` answers are kept. */
export function remember<Answer>(ask: (key: string) => Answer, limit = 9999): (key: string) => Answer {
  const answers = new Map<string, Answer>();
  return (key) => {
    let answer = answers.get(key);
    if (answer === undefined && !answers.has(key)) {
      if (answers.size >= limit) answers.clear();
      answer = ask(key);
      answers.set(key, answer);
    }
    return answer as Answer;
  };
}
