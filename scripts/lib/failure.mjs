// A step that failed says which it was, why, and what to do; everything else is a bug and shows its stack.

export class StepFailed extends Error {
  /** @param {string} step @param {string} why @param {string} remedy */
  constructor(step, why, remedy) {
    super(`${step}: ${why}`);
    this.step = step;
    this.why = why;
    this.remedy = remedy;
  }
}

/** Prints a failure for a person. @param {unknown} error */
export function explain(error) {
  if (!(error instanceof StepFailed)) {
    console.error(error);
    return;
  }
  console.error(`\n✗ Failed: ${error.step}\n  Why:        ${error.why.trim().replaceAll('\n', '\n              ')}`);
  console.error(`  What to do: ${error.remedy.trim().replaceAll('\n', '\n              ')}\n`);
}

/** Runs a script's main function and ends the process with its outcome. @param {() => Promise<number | void>} main */
export async function entry(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
