// Reading ldd, and the package names of newer Debians.
import { expect, test } from 'vitest';
import { currentNames, missingLibraries } from './system-libraries.mjs';

test('finds the libraries that the loader cannot', () => {
  const output =
    '\tlibffmpeg.so => ./libffmpeg.so (0x7f)\n\tlibgtk-3.so.0 => not found\n\tlibnss3.so => not found\n';
  expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  expect(missingLibraries('\tstatically linked\n')).toEqual([]);
});

test('takes the t64 name where it is offered', () => {
  expect(currentNames(['libgtk-3-0', 'libnss3'], (name) => name === 'libgtk-3-0t64')).toEqual([
    'libgtk-3-0t64',
    'libnss3',
  ]);
});
