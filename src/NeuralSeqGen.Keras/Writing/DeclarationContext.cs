using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>What the classes of one import share.</summary>
/// <param name="Version">What wrote the model.</param>
/// <param name="Options">What the user says.</param>
internal sealed record DeclarationContext(ConfigVersion Version, ImportOptions Options)
{
    private readonly NodeNames _classes = new();

    private int _ids;

    /// <summary>The classes of models inside the model.</summary>
    public List<DeclaredModel> SubModels { get; } = [];

    public KerasDialect Dialect { get; } = new(Version.IsClassic, HasNoise: true, HasPenalties: true, IsInference: false);

    public string NextId() => $"w{++_ids}";

    /// <summary>A name for a class.</summary>
    public string ClassName(string wanted) => _classes.Fresh(wanted);
}
