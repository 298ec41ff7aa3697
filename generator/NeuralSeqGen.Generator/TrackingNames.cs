namespace NeuralSeqGen.Generator;

/// <summary>Names of the generator's stages, by which the tests count how often each runs.</summary>
public static class TrackingNames
{
    /// <summary>From attributes to a spec; runs for every model on every edit.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>A spec with what the files hold that it names; runs for every model when one of them changes, and changes those that name it.</summary>
    public const string Vocabularies = nameof(Vocabularies);

    /// <summary>The same with what the build knows of weight files.</summary>
    public const string WeightFiles = nameof(WeightFiles);

    /// <summary>From a public function of a library to its instructions; runs for each of them on every edit.</summary>
    public const string Functions = nameof(Functions);

    /// <summary>Build properties.</summary>
    public const string Options = nameof(Options);

    /// <summary>What is compiled: a spec and the options.</summary>
    public const string Models = nameof(Models);
}
