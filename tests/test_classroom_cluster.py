"""A class's work on a cluster: the same code, and nothing is lost when a worker dies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from schoolroom import handed, notebook, payload
from sourcework.classroom.cluster import connected
from sourcework.errors import KitError

SCRIPT = """
import json, os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from distributed import Client, LocalCluster
from schoolroom import harbour
from sourcework.classroom.cluster import Cluster
from sourcework.classroom.keeping import Results
from sourcework.classroom.running import Look

def main():
    place = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(processes=True, **place) as local, Client(local) as client:
        client.run(sys.path.insert, 0, sys.argv[1])
        pids, killed = [*client.run(os.getpid).values()], []

        def told(looked):
            if looked.read >= 60 and not killed:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)
                client.wait_for_workers(1)

        with Results(Path(sys.argv[3])) as results:
            look = Look(harbour, results, "1", 2, Cluster(client), told)
            met = look.at(Path(sys.argv[2]))
            query = "SELECT outcome, count(*) FROM answer GROUP BY 1 ORDER BY 1"
            print("RESULT" + json.dumps([met.read, len(killed), list(results.rows(query))]))

if __name__ == "__main__":
    main()
"""


def test_a_worker_killed_half_way_loses_nothing(tmp_path: Path) -> None:
    """Two processes of Dask read a class; one is killed, and every answer is there."""
    files = {
        f"p{at}/w.ipynb": notebook(payload(answers={"who": "pilot" if at % 3 else "keeper"}))
        for at in range(300)
    }
    handed(tmp_path / "in", files)
    (tmp_path / "run.py").write_text(SCRIPT, encoding="utf-8")
    here = str(Path(__file__).parent)
    words = [str(tmp_path / "run.py"), here, str(tmp_path / "in"), str(tmp_path / "r.sqlite")]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=tmp_path)
    assert "RESULT" in done.stdout, done.stderr[-2000:]
    assert json.loads(done.stdout.rpartition("RESULT")[2]) == [
        300,
        1,
        [["mistake", 100], ["right", 200]],
    ]


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there_is_told_of() -> None:
    """An address that nobody answers at, or that is none, gets a sentence."""
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with pytest.raises(KitError, match="no cluster answers"), connected(address):
            pass


def test_without_an_address_there_is_no_cluster() -> None:
    """The command works here, then."""
    with connected("") as cluster:
        assert cluster is None
