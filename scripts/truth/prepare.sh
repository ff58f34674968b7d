# Makes the two roots that every stand-in is built from, and what the stand-ins are given.
set -e
rm -rf /srv/truth
mkdir -p /srv/truth/build/html /srv/truth/small
cd /srv/truth/small
mkdir -p bin etc root tmp var/log usr/local/bin usr/bin sbin
cp /usr/bin/busybox bin/
chroot . /bin/busybox --install -s /bin
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' > etc/passwd
printf 'root:x:0:\nnobody:x:65534:\n' > etc/group
printf 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.0\n' > etc/os-release
cat > usr/local/bin/adduser <<'END'
#!/bin/sh
# BusyBox of Debian has no adduser and no addgroup; of their options -u, -g, -G and -h matter here.
uid=1000 gid='' home='' group=''
while getopts DHSu:g:G:h:s: option; do
    case $option in u) uid=$OPTARG ;; g) gid=$OPTARG ;; G) group=$OPTARG ;; h) home=$OPTARG ;; esac
done
shift $((OPTIND - 1))
name=$1
if [ "${0##*/}" = addgroup ]; then
    [ -n "$2" ] || echo "$name:x:${gid:-$uid}:" >> /etc/group
    exit
fi
group=${group:-$name}
grep -q "^$group:" /etc/group || echo "$group:x:$uid:" >> /etc/group
gid=$(grep "^$group:" /etc/group | cut -d: -f3)
echo "$name:x:$uid:$gid::${home:-/home/$name}:/bin/sh" >> /etc/passwd
mkdir -p "${home:-/home/$name}" && chown "$uid:$gid" "${home:-/home/$name}"
END
chmod 755 usr/local/bin/adduser
ln -s adduser usr/local/bin/addgroup
chmod 1777 tmp
path='ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
tar -c . | docker import --change "$path" --change 'CMD ["sh"]' - truth-small > /dev/null
cd /
tar -c --one-file-system --exclude=./proc --exclude=./sys --exclude=./dev --exclude=./run \
    --exclude=./srv --exclude=./root --exclude=./var/cache --exclude=./var/lib/apt/lists \
    --exclude=./var/lib/docker --exclude=./usr/share/doc --exclude=./usr/share/man \
    --exclude=./usr/share/locale --exclude=./usr/libexec/docker --exclude='./usr/bin/docker*' \
    --exclude='./usr/bin/containerd*' --exclude='./usr/*bin/runc' --exclude=./boot \
    --exclude=./usr/sbin/dockerd --exclude=./usr/local --exclude=./usr/lib/modules \
    --exclude='./usr/sbin/docker-proxy' --exclude=./var/log --exclude=./usr/bin/ctr . |
    docker import --change "$path" --change 'CMD ["bash"]' - truth-tar > /dev/null
cd /srv/truth/build
cp /usr/bin/docker-registry registry
sed 's|/srv/registry|/var/lib/registry|' /etc/truth-registry.yml > registry.yml
printf '<h1>Welcome to nginx!</h1>\n' > html/index.html
printf 'events {}\nhttp { server { listen 80; } }\n' > nginx.conf
printf 'FROM truth-tar\nRUN mkdir -p /root /var/log /run && ln -s python3 /usr/bin/python\n' |
    docker build -q -t truth-full - > /dev/null
