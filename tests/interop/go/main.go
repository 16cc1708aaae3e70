// Verifies with Go's own libraries: crypto/ed25519, and golang.org/x/mod/sumdb/{note,tlog}, which the formats come
// from.
//
// usage: verify log FOLDER VKEY [OLD-CHECKPOINT]
//
//	verify receipts VKEY CASE...
//	verify edges FILE
package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	verbs := map[string]func([]string){"log": verifyLog, "receipts": judgeReceipts, "edges": judgeEdges}
	verbs[os.Args[1]](os.Args[2:])
}

func verdict(accepted bool) string {
	if accepted {
		return "accepted"
	}
	return "refused"
}

// The tree that a checkpoint signs.
func open(data []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("another origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	if strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, errors.New("the size has another spelling")
	}
	root, err := hash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func hash(text string) (tlog.Hash, error) {
	var hash tlog.Hash
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil || copy(hash[:], data) != len(hash) || len(data) != len(hash) {
		return hash, errors.New("not a hash")
	}
	return hash, nil
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
