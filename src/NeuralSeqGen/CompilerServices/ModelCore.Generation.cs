namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string GenerateOperation = "Generate";

    private readonly TeacherForcing _forcing;

    /// <summary>Sequences that the model goes on with id by id.</summary>
    /// <param name="given">One array per input but the one that takes the ids, batch axis first.</param>
    /// <param name="options">How; null for the likeliest id at every step.</param>
    public int[,] Generate(ReadOnlySpan<Array> given, GenerateOptions? options) =>
        Generate(given.ToArray(), given is [{ } first, ..] ? first.GetLength(0) : 1, options);

    /// <summary>The same for a model whose only input takes the ids.</summary>
    /// <param name="samples">Number of sequences.</param>
    /// <param name="options">How; null for the likeliest id at every step.</param>
    public int[,] Generate(int samples, GenerateOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        return Generate([], samples, options);
    }

    private int[,] Generate(Array[] given, int samples, GenerateOptions? options)
    {
        var forced = Definition.ForcedInputs[0];
        int steps = _plan.Inputs[forced.Input].Shape[0];
        options ??= new GenerateOptions();
        options.Validate(steps);
        _check.Inputs(GenerateOperation, _forcing.Merged(given, [new int[samples, steps]]));
        int output = Definition.OutputOf(forced.Target);
        return new SequenceGenerator(forced, ids => (float[,,])Predict(_forcing.Merged(given, [ids]))[output], samples, steps, options).Run();
    }
}
