// A library's message in one line, without the address and the answer's body.

export function sentence(message: string): string {
  const line = message.split('\n')[0].replace(/^\w+ (GET|POST) \S+\s*/, '');
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
