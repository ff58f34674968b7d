# Makes a copy of the root that forgets everything, and starts an engine and a registry in it.
# It is the first process of its own namespaces: with it everything ends. $1: the root, $2: an empty
# folder, $3: the engine to use, if not one of its own.
set -e
top=$2
mount --make-rprivate /
mount -t tmpfs tmpfs "$top"
mkdir "$top/up" "$top/work" "$top/root"
mount -t overlay -o "lowerdir=$1,upperdir=$top/up,workdir=$top/work" overlay "$top/root"
cd "$top/root"
mount --rbind /dev dev
mount -t proc proc proc
mount --rbind /sys sys
mkdir -p var/lib/docker root/project
for folder in run tmp var/lib/docker; do mount -t tmpfs tmpfs $folder; done
case $3 in unix://*)
    socket=${3#unix://}
    mkdir -p ".${socket%/*}"
    touch ".$socket"
    mount --bind "$socket" ".$socket" ;;
esac
printf '#!/bin/sh\nwhile :; do case $1 in -*) shift ;; *) exec "$@" ;; esac; done\n' \
    > usr/local/bin/sudo
chmod 755 usr/local/bin/sudo
cat > etc/truth-registry.yml <<END
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: /srv/registry}, delete: {enabled: true}}
http: {addr: ":5000"}
END
chmod 1777 tmp
# Not merely chroot: what joins this namespace, such as docker exec, must find no other root.
mkdir -p before
pivot_root . before
exec chroot . sh -s -- "$3" <<'END'
umount -l /before
[ ! -e /before/etc ] || exit 1
if [ -z "$1" ]; then
    ip link set lo up
    ip link add eth0 type veth peer name outside
    ip addr add 192.168.1.10/24 dev eth0
    ip link set eth0 up
    ip link set outside up
    dockerd --experimental --insecure-registry localhost:5000 \
        --registry-mirror http://localhost:5000 > /var/log/dockerd.log 2>&1 &
fi
docker-registry serve /etc/truth-registry.yml > /var/log/registry.log 2>&1 &
echo $! > /run/registry.pid
while :; do sleep 3600 & wait $!; done
END
