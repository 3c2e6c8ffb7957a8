# The Littlest JupyterHub reads this beside config.yaml: what that file has no word for.
c = get_config()  # type: ignore[name-defined]  # noqa: F821

# A learner's server begins with the kit's `start`: it lays the lessons out in her home, newer ones
# beside those that she has worked in, and nothing is ever written over.
c.Spawner.cmd = ["/opt/telegram16293/start", "/opt/tljh/user/bin/jupyterhub-singleuser"]
# She sees the first lesson, and not an empty workspace.
c.Spawner.default_url = "/lab/tree/00-start.ipynb"
# A class logs in within the same minute. Servers are started six at a time, since each needs a
# processor for some seconds; the others wait in the queue, with a page that says so.
c.JupyterHub.concurrent_spawn_limit = 6
# On a busy machine the last of thirty waits longer than JupyterHub's minute.
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 120
