namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    /// <summary>The outputs for each sample.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <returns>One array per output: float, batch axis first.</returns>
    public Array[] Predict(ReadOnlySpan<Array> inputs) => _predictor.Predict(new PortArrays(inputs));

    /// <summary>The output for samples one after the other; allocates nothing.</summary>
    /// <param name="x">Whole samples of the only input.</param>
    /// <param name="y">As many samples of the only output, written.</param>
    public void PredictSpan<TX>(ReadOnlySpan<TX> x, Span<float> y) where TX : unmanaged
    {
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            PredictFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)]);
        }
    }

    /// <summary>The same for several inputs or outputs.</summary>
    public void PredictFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> outputs) => _predictor.Predict(new PortArrays(inputs), new PortArrays(outputs));

    /// <summary>The outputs for one sample, with the code laid out for latency.</summary>
    /// <param name="inputs">One array per input, without batch axis.</param>
    /// <returns>One float array per output, without batch axis.</returns>
    public Array[] PredictOne(ReadOnlySpan<Array> inputs) => _samplePredictor.Predict(new PortArrays(inputs));

    /// <summary>The output for one sample; allocates nothing.</summary>
    public void PredictOneSpan<TX>(ReadOnlySpan<TX> x, Span<float> y) where TX : unmanaged
    {
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            PredictOneFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)]);
        }
    }

    /// <summary>The same for several inputs or outputs.</summary>
    public void PredictOneFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> outputs) => _samplePredictor.Predict(new PortArrays(inputs), new PortArrays(outputs));

    /// <summary>The output of a layer for each sample, in inference mode: what Predict computes on its way. States of stateful layers are in the end what they were.</summary>
    /// <param name="layer">Name of the layer, such as <c>gru_1</c>.</param>
    /// <param name="inputs">One array per input, batch axis first.</param>
    public Array PredictLayer(string layer, ReadOnlySpan<Array> inputs) => _predictor.PredictLayer(layer, new PortArrays(inputs));

    /// <summary>As <see cref="PredictLayer"/>, samples one after the other.</summary>
    public void PredictLayerSpan<TX>(string layer, ReadOnlySpan<TX> x, Span<float> output) where TX : unmanaged
    {
        fixed (TX* px = x)
        {
            PredictLayerFlat(layer, [FlatArray.Of(px, x.Length)], output);
        }
    }

    /// <summary>The same for several inputs.</summary>
    public void PredictLayerFlat(string layer, ReadOnlySpan<FlatArray> inputs, Span<float> output)
    {
        fixed (float* destination = output)
        {
            _predictor.PredictLayer(layer, new PortArrays(inputs), FlatArray.Of(destination, output.Length));
        }
    }

    /// <summary>A state at the beginning of a sequence, for <see cref="Step"/>.</summary>
    /// <exception cref="InvalidOperationException">The model is not causal.</exception>
    public StreamState CreateState() => _stepper.CreateState();

    /// <summary>Feeds one step of a sequence. Different states may be fed from different threads.</summary>
    /// <param name="x">One step of the input.</param>
    /// <param name="y">One step of the output, written.</param>
    /// <param name="state">What the steps before left; updated.</param>
    /// <returns>False while the model gives no output.</returns>
    public bool Step<TX>(ReadOnlySpan<TX> x, Span<float> y, StreamState state) where TX : unmanaged => _stepper.Step(x, y, state);

    /// <summary>The same for several inputs or outputs.</summary>
    public bool StepFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> outputs, StreamState state) =>
        _stepper.Step(new PortArrays(inputs), new PortArrays(outputs), state);

    /// <summary>Sequences that the model goes on with id by id.</summary>
    /// <param name="given">One array per input but the one that takes the ids, batch axis first.</param>
    /// <param name="options">How; null for the likeliest id at every step.</param>
    public int[,] Generate(ReadOnlySpan<Array> given, GenerateOptions? options) =>
        _generator.Generate(given.ToArray(), given is [{ } first, ..] ? first.GetLength(0) : 1, options);

    /// <summary>The same for a model whose only input takes the ids.</summary>
    /// <param name="samples">Number of sequences.</param>
    /// <param name="options">How; null for the likeliest id at every step.</param>
    public int[,] Generate(int samples, GenerateOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        return _generator.Generate([], samples, options);
    }
}
