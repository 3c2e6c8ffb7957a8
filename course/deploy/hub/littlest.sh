#!/bin/sh
# On a machine that has The Littlest JupyterHub already (its own page says how to install it), from
# a clone of the kit in /opt/telegram16293:  sudo sh course/deploy/hub/littlest.sh
# Once, and again after each `git pull` there: it changes nobody's work.
set -eu
cd "$(dirname "$0")/../../.."
here="$(pwd)" tljh=/opt/tljh
# The names in littlest.py are those of this place.
[ "$here" = /opt/telegram16293 ] || { echo "littlest.sh: clone the kit into /opt/telegram16293; it is in $here" >&2; exit 1; }
[ -x "$tljh/user/bin/pip" ] || { echo "littlest.sh: install The Littlest JupyterHub first; there is no $tljh/user" >&2; exit 1; }
# The kit, with exactly the packages that it was tested with, for all learners.
"$tljh/user/bin/pip" install --no-deps --requirement helpers/requirements.txt
"$tljh/user/bin/pip" install --no-deps --no-build-isolation .
mkdir -p "$tljh/config/jupyterhub_config.d" "$tljh/user/etc/jupyter"
# Yours, if you have one, is kept: this hub may serve other courses too.
[ -e "$tljh/config/config.yaml" ] && cp "$tljh/config/config.yaml" "$tljh/config/config.yaml.before"
install -m 644 course/deploy/hub/littlest.yaml "$tljh/config/config.yaml"
install -m 644 course/deploy/hub/littlest.py "$tljh/config/jupyterhub_config.d/telegram16293.py"
install -m 644 course/deploy/jupyter_server_config.py "$tljh/user/etc/jupyter/"
# Keys and answers stand there, and whoever learns here may look around.
chmod -R o-rwx course
tljh-config reload
