namespace NeuralSeqGen;

/// <summary>Reads tokens, merges and added tokens, and checks that they fit together.</summary>
internal static class TokenizerModelReader
{
    public static BytePairContent Read(JsonPart root, JsonPart model, string where)
    {
        var vocabulary = Vocabulary(model.Object("vocab"), where);
        var merges = model.Array("merges").Select(Merge).ToList();
        var seen = new HashSet<(string, string)>();
        foreach (var (left, right) in merges)
        {
            string? unknown = new[] { left, right, left + right }.FirstOrDefault(token => !vocabulary.ContainsKey(token));
            if (unknown is not null || !seen.Add((left, right)))
            {
                throw TokenizerFault.Of(where, $"merges '{left}' and '{right}', but {(unknown is null ? "has done so before" : $"'{FaultText.Cut(unknown)}' is not in its vocabulary")}");
            }
        }

        return new BytePairContent { Vocabulary = vocabulary, Merges = merges, Added = Added(root, vocabulary, where) };
    }

    private static Dictionary<string, int> Vocabulary(JsonPart vocab, string where)
    {
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new HashSet<int>();
        foreach (var property in vocab.Value.EnumerateObject())
        {
            int id = new JsonPart(property.Value, $"model.vocab['{FaultText.Cut(property.Name)}']", where).Id();
            if (property.Name.Length == 0 || !vocabulary.TryAdd(property.Name, id) || !ids.Add(id))
            {
                throw TokenizerFault.Of(where, $"has the token '{property.Name}' with the id {id}, but tokens have characters, and tokens and ids are there once");
            }
        }

        return vocabulary.Count > 0 ? vocabulary : throw vocab.Wrong("tokens and their ids");
    }

    private static (string Left, string Right) Merge(JsonPart merge)
    {
        string[] halves = merge.Value.ValueKind == System.Text.Json.JsonValueKind.Array
            ? [.. merge.Value.EnumerateArray().Select(half => new JsonPart(half, merge.Place, merge.Where).Text())]
            : merge.Text().Split(' ');
        return halves is [{ Length: > 0 } left, { Length: > 0 } right] && !left.Contains(' ', StringComparison.Ordinal) && !right.Contains(' ', StringComparison.Ordinal) ? (left, right) : throw merge.Wrong("a pair of tokens");
    }

    private static List<AddedToken> Added(JsonPart root, Dictionary<string, int> vocabulary, string where)
    {
        var added = root.Find("added_tokens") is { IsNull: false } ? root.Array("added_tokens").Select(Added).ToList() : [];
        var ids = vocabulary.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var token in added)
        {
            bool isOther = vocabulary.TryGetValue(token.Content, out int id) ? id != token.Id : ids.ContainsKey(token.Id);
            if (isOther || token.Content.Length == 0)
            {
                throw TokenizerFault.Of(where, $"adds the token '{token.Content}' with the id {token.Id}, which its vocabulary has otherwise");
            }
        }

        return added.DistinctBy(token => token.Id).Count() == added.Count && added.DistinctBy(token => token.Content).Count() == added.Count ? added : throw TokenizerFault.Of(where, $"adds a token twice");
    }

    private static AddedToken Added(JsonPart token)
    {
        bool Is(string name) => token.Find(name) is { } flag && flag.Flag();
        return !Is("single_word") ? new AddedToken(token.Field("id").Id(), token.Field("content").Text(), Is("special"), Is("normalized"), Is("lstrip"), Is("rstrip"))
            : throw token.Find("single_word")!.Unknown();
    }
}
