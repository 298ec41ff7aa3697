namespace NeuralSeqGen;

/// <summary>Finds tokens in texts: the first that begins, of several at one place the longest.</summary>
internal sealed class AddedTokens(IEnumerable<AddedToken> tokens)
{
    private readonly ILookup<char, AddedToken> _byFirst = tokens.OrderByDescending(token => token.Content.Length).ToLookup(token => token.Content[0]);

    /// <summary>The text as tokens and what is between them, which is never empty.</summary>
    public IEnumerable<(string Text, AddedToken? Token)> Split(string text)
    {
        int done = 0;
        for (int at = 0; at < text.Length && _byFirst.Count > 0; at++)
        {
            if (At(text, at) is not { } token)
            {
                continue;
            }

            int start = token.TakesLeft ? done + text.AsSpan(done, at - done).TrimEnd().Length : at, end = at + token.Content.Length;
            end += token.TakesRight ? text.Length - end - text.AsSpan(end).TrimStart().Length : 0;
            if (start > done)
            {
                yield return (text[done..start], null);
            }

            yield return (text[start..end], token);
            done = end;
            at = end - 1;
        }

        if (done < text.Length)
        {
            yield return (text[done..], null);
        }
    }

    private AddedToken? At(string text, int at) => _byFirst[text[at]].FirstOrDefault(token => string.CompareOrdinal(text, at, token.Content, 0, token.Content.Length) == 0);
}
