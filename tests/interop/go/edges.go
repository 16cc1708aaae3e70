package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
)

// Each line of the file is a public key, a signature and a message in hexadecimal; a line for each says `accepted`
// or `refused`.
func judgeEdges(arguments []string) {
	data, err := os.ReadFile(arguments[0])
	must(err)
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		var parts [3][]byte
		for index, word := range strings.Fields(line)[:3] {
			parts[index], err = hex.DecodeString(word)
			must(err)
		}
		key, signature, message := parts[0], parts[1], parts[2]
		fmt.Println(verdict(ed25519.Verify(key, message, signature)))
	}
}
