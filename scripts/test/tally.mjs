// Counts what the test runners report, whichever they are.

export class Tally {
  passed = 0;
  failed = 0;

  /** Reads one line of a runner's output. @param {string} line */
  read(line) {
    const cargo = /^test result: \w+\. (\d+) passed; (\d+) failed/.exec(line);
    if (cargo) this.#add(Number(cargo[1]), Number(cargo[2]));
    const node = /^(?:ℹ|#) (pass|fail) (\d+)$/.exec(line.trim());
    if (node) this.#add(node[1] === 'pass' ? Number(node[2]) : 0, node[1] === 'fail' ? Number(node[2]) : 0);
  }

  /** @param {number} passed @param {number} failed */
  #add(passed, failed) {
    this.passed += passed;
    this.failed += failed;
  }

  toString() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
