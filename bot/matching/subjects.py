"""What other subjects are called: names of programs, languages and trades in computing.

A question that names one is seldom for a course that only mentions it. What the course calls things
of its own does not count.
"""

from bot.matching.meanings import stem

_NAMES = """
    kubernetes k8s k3s kubectl kubelet pod pods helm minikube openshift istio ingress argocd nomad
        rancher кубернетес кубернетис кубер кубера кубере кубером куб кубик под поды подов хелм
        кубектл миникуб опеншифт
    podman buildah skopeo lxc lxd vagrant virtualbox vmware proxmox hyperv qemu kvm xen подман
        виртуалбокс вагрант проксмокс вмваре
    docker докер containerd runc swarm сварм buildkit
    git github gitlab bitbucket gitea svn mercurial commit commits branch rebase merge checkout
        stash гит гите гита гитхаб гитлаб битбакет коммит коммита ветка ветки ветку мерж ребейз
    jenkins travis circleci teamcity actions runner pipeline ansible terraform puppet chef дженкинс
        ансибл терраформ пайплайн раннер
    nginx apache caddy haproxy traefik tomcat iis certbot letsencrypt нджинкс нжинкс энджинкс
        апач хапрокси сертбот
    linux unix ubuntu debian centos fedora arch bash zsh powershell systemd systemctl cron crontab
        ssh scp rsync tmux sudo chmod chown grep sed awk vim nano emacs apt yum brew ls cd mkdir
        линукс убунту дебиан баш кронтаб крон ссш вим эмакс чмод
    windows macos android ios iphone винда винды виндовс виндоус макос андроид айфон
    python pip venv conda django flask fastapi jupyter pandas numpy pytorch tensorflow pytest
        питон питоне пайтон джанго фласк пандас нампай
    javascript typescript js ts node nodejs npm npx yarn pnpm react vue angular svelte nextjs
        webpack vite deno jquery express джаваскрипт нода реакт вью ангуляр вебпак
    java jvm spring maven gradle kotlin scala groovy джава ява спринг мавен котлин
    golang rust cargo php composer laravel symfony ruby rails perl haskell elixir erlang swift
        dotnet csharp cpp cmake gcc assembler голанг раст пхп ларавел руби рельсы хаскель
    sql postgres postgresql mysql mariadb sqlite oracle mongodb mongo redis memcached cassandra
        elasticsearch clickhouse rabbitmq kafka celery join select query скл постгрес постгре мускул
        монго монга редис кафка рэббит джойн
    html css sass bootstrap tailwind wordpress dom json xml yaml csv regex хтмл цсс вордпресс
        регулярка регулярки
    rest graphql grpc soap websocket oauth jwt cors http https ftp smtp tcp udp dns dhcp vpn vlan
        tls ssl wifi router ip api http2 graphql рест графкл апи впн роутер вайфай
    aws ec2 s3 lambda azure gcp cloudflare heroku vercel netlify firebase digitalocean амазон ажур
        хероку
    prometheus grafana loki elk kibana zabbix datadog sentry splunk прометеус графана забикс
    vscode intellij pycharm eclipse postman figma photoshop excel word powerpoint telegram discord
        minecraft unity steam пайчарм постман фигма фотошоп эксель ворд телеграм дискорд майнкрафт
    ai ml llm gpt chatgpt machine learning blockchain bitcoin algorithm recursion scrum agile jira
        нейросеть нейросети машинное обучение блокчейн биткоин алгоритм рекурсия скрам джира
"""

OTHER_SUBJECTS = frozenset(map(stem, _NAMES.split()))
