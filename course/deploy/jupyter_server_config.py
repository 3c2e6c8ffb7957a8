# What each learner's server reads, on a hub and in a container: /etc/jupyter there, see README.md.
c = get_config()  # type: ignore[name-defined]  # noqa: F821

# JupyterLab lets a kernel run on when its tab is closed: who opens three lessons has three. One in
# which nothing has run for half an hour is ended, also where its tab is still open: no lesson lets
# anybody read for so long, and an answer, once checked, is in a file. Forms open a new kernel
# themselves; whoever works in code runs the first cell again, as each lesson says at its top.
c.MappingKernelManager.cull_idle_timeout = 30 * 60
c.MappingKernelManager.cull_interval = 5 * 60
c.MappingKernelManager.cull_connected = True
# Never one that is calculating.
c.MappingKernelManager.cull_busy = False

# Kernels are spoken to through files and not through ports. When thirty start within a minute on
# one machine, two may choose the same port, and one learner waits for a kernel that never answers
# (seen with thirty, not with ten). Such a file is its owner's alone; `start` gives it a place.
c.KernelManager.transport = "ipc"

# A cell that prints without end fills neither the server's memory nor the learner's line: beyond
# this its output is dropped, with a sentence. These are Jupyter's own limits, said here so that
# nobody has to look them up; a page of ours with all pictures is a tenth of it.
c.ZMQChannelsWebsocketConnection.limit_rate = True
c.ZMQChannelsWebsocketConnection.iopub_data_rate_limit = 1_000_000
c.ZMQChannelsWebsocketConnection.iopub_msg_rate_limit = 1000

# Nothing is asked of the internet by a page of the kit; nor is this by JupyterLab.
c.LabApp.news_url = None
