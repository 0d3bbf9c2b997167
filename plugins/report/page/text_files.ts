// SPDX-License-Identifier: Apache-2.0
// Texts that lie in files beside the page, loaded when they are opened. Such a file is a script that hands over a block: a page
// that was opened from a disk may load nothing else.
import { unpacked } from "./packed";

const waiting = new Map<string, (content: string) => void>();

declare global {
    interface Window {
        rostraText?: (name: string, content: string) => void;
    }
}

export function textBeside(name: string, file: string, nonce: string): Promise<string> {
    window.rostraText = (known, content) => waiting.get(known)?.(content);
    return new Promise<string>((found, failed) => {
        const script = document.createElement("script");
        waiting.set(name, (content) => {
            waiting.delete(name);
            found(unpacked(content));
        });
        script.nonce = nonce;
        script.src = file;
        script.addEventListener("load", () => script.remove());
        script.addEventListener("error", () => failed(new Error(`the text is in the file “${file}”, which is not beside this page`)));
        document.head.append(script);
    });
}
