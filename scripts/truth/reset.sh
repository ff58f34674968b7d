# Brings the engine and the folder back to how they were before the first case.
rm -rf /root/.docker /etc/docker /root/project/* /root/project/.[!.]*
list() { docker images --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sort; }
case $(docker info -f '{{.Swarm.LocalNodeState}}') in
    inactive) ;;
    '') exit 1 ;;
    *) docker swarm leave --force ;;
esac
found=$(docker ps -aq); [ -z "$found" ] || docker rm -fv $found
found=$(docker volume ls -q); [ -z "$found" ] || docker volume rm -f $found
found=$(docker network ls -q --filter type=custom); [ -z "$found" ] || docker network rm $found
found=$(docker plugin ls -q); [ -z "$found" ] || docker plugin rm -f $found
case $1 in *build*) docker builder prune -af ;; esac
list > /tmp/images
comm -13 /srv/truth/images /tmp/images | while read -r name id; do
    case $name in *'<none>'*) docker rmi -f "$id" ;; *) docker rmi -f "$name" ;; esac
done
list > /tmp/images
comm -23 /srv/truth/images /tmp/images | while read -r name id; do
    docker image inspect "$id" > /tmp/inspected 2>&1 || docker load -qi /srv/truth/saved.tar
    docker tag "$id" "$name"
done
[ -z "$(docker ps -aq)" ]
