// Every parser of bytes from outside, fed with spoilt examples: blind mutations by a seed, at a speed where millions are minutes.
import { StepFailed } from '../lib/failure.mjs';
import { show } from '../lib/run.mjs';

/** @param {import('./main.mjs').Sizes} sizes */
export async function fuzz({ executions }) {
  const env = { FUZZ_EXECUTIONS: String(executions) };
  const { code } = await show('cargo', ['test', '--quiet', '--profile', 'fuzz', '--test', 'fuzz', '--', '--nocapture'], { env });
  if (code !== 0) throw new StepFailed('fuzz', 'an input made a parser fall (it is shown above)', 'Mend the parser, and add the input to its corpus in tests/fuzz/targets.rs.');
}
