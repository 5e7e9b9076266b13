#!/bin/sh
# Images as real builders write them: OCI layouts $1/oci, $1/zstd and $1/umoci, $1/docker as skopeo's dir:, and beside them
# $1/<tag>.json, the config as skopeo tells it. No network, no daemon, no container runtime: RUN happens in a chroot. Does nothing where it was done.
set -eu
test ! -e "$1/done" || exit 0
rm -rf "$1" && mkdir -p "$1/context/app" && cd "$1"

# A root with a shell, from this machine's own.
mkdir -p context/root/bin
cp -L "$(command -v dash || command -v sh)" context/root/bin/sh
for library in $(ldd context/root/bin/sh | grep -o '/[^ ]*'); do
  mkdir -p "context/root${library%/*}"
  cp -L "$library" "context/root$library"
done
echo shop >context/app/name
echo '{"default":[{"type":"insecureAcceptAnything"}]}' >policy.json

cat >context/Containerfile <<'EOF'
FROM localhost/base:v1
ARG A=1
ARG NPM_TOKEN
RUN echo "$A" > /made
COPY app /srv
ENV APP_VERSION=2.3 QUERY=a=b
EXPOSE 8080
VOLUME /data
USER 101:101
WORKDIR /srv
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=30s CMD /bin/sh -c true
LABEL one=1 two="two words"
ENTRYPOINT ["/bin/sh","-c"]
CMD ["echo", "two words"]
EOF
cat >context/Short <<'EOF'
FROM localhost/base:v1
ARG A=1
ARG B=2
RUN echo "$A" > /made
COPY app /srv
CMD ["echo", "two words"]
EOF

builder() {
  command=$1
  shift
  buildah --storage-driver vfs --root "$PWD/storage" --runroot "$PWD/run" "$command" "$@" >/dev/null
}
build() {
  tag=$1
  shift
  builder bud -q --isolation chroot --network host --signature-policy policy.json "$@" -t "localhost/$tag:v1" context
}
push() { builder push -q --signature-policy policy.json "localhost/$1:v1" "$2"; }
copy() { skopeo --policy policy.json copy -q "$@"; }

builder from --name base scratch
builder copy --add-history base context/root /
builder config --env PATH=/bin --label org.opencontainers.image.version=9.1 --cmd /bin/sh --author 'The Box' base
builder commit -q --signature-policy policy.json base localhost/base:v1
build plain --layers=false --build-arg NPM_TOKEN=a1b2c3d4e5f6 -f context/Containerfile
build layers --layers -f context/Short
build squashed --squash -f context/Short
build docker --format docker --layers=false -f context/Containerfile
for tag in base plain layers squashed; do push $tag "oci:oci:$tag"; done
push docker dir:docker

# Into a layout of its own: one that has the layers keeps them as they are.
copy --dest-compress-format zstd oci:oci:plain oci:zstd:zstd
copy --format oci dir:docker oci:oci:converted

umoci init --layout umoci >/dev/null
umoci new --image umoci:umoci >/dev/null
umoci insert --image umoci:umoci context/app /srv >/dev/null
umoci config --image umoci:umoci --config.cmd echo --config.cmd 'two words' --config.env A=b --config.user 101 \
  --config.label x=y --config.exposedports 80/tcp --author 'The Box' --created 2026-10-02T09:41:07Z >/dev/null

for tag in base plain layers squashed converted; do
  skopeo inspect --config "oci:oci:$tag" >$tag.json
done
skopeo inspect --config oci:zstd:zstd >zstd.json
skopeo inspect --config dir:docker >docker.json
skopeo inspect --config oci:umoci:umoci >umoci.json
rm -rf storage run context
touch done
