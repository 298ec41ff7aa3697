using System.Text;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Keras;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>What an exporter sees of a model, from its declaration alone: no code is generated, so that hundreds of models take seconds.</summary>
/// <param name="model">The declaration, bound.</param>
/// <param name="parameters">Its weights.</param>
/// <param name="change">Makes another architecture of it; null for none.</param>
internal sealed class BoundSequenceModel(BoundModel model, float[] parameters, Func<string, string>? change = null) : ISequenceModel
{
    private readonly byte[] _architecture = Encoding.UTF8.GetBytes(change is null ? KerasArchitecture.Of(model) : change(KerasArchitecture.Of(model)));

    public string Name => model.Name;

    public IReadOnlyList<PortInfo> Inputs => [.. model.Inputs.Select(i => new PortInfo(i.Name, i.IsInteger ? ElementType.Int32 : ElementType.Single) { Shape = i.Shape.ToArray() })];

    public IReadOnlyList<PortInfo> Outputs => [.. model.Outputs.Select(o => new PortInfo(o.Name, ElementType.Single) { Shape = o.Shape.ToArray() })];

    public int ParameterCount => parameters.Length;

    public string ArchitectureHash => "";

    public ReadOnlySpan<byte> ArchitectureJson => _architecture;

    public IReadOnlyList<WeightInfo> Weights => [.. model.Weights.Select(w => new WeightInfo(w.Name, w.Layer, w.Offset, w.Length, w.Trainable) { Shape = w.Shape.ToArray() })];

    public ReadOnlySpan<float> Parameters => parameters;

    public double LearningRate { get; set; }

    public LearningRateSchedule? LearningRateSchedule { get; set; }

    public ParameterEdit EditParameters() => throw new NotSupportedException();

    public void ApplyGradients(ReadOnlySpan<float> gradients) => throw new NotSupportedException();

    public string GetSummary(SummaryStyle style = SummaryStyle.Classic) => throw new NotSupportedException();

    public void SaveWeights(string path, SaveOptions? options = null) => throw new NotSupportedException();

    public void SaveWeights(Stream stream, SaveOptions? options = null) => SafetensorsWriter.Write(stream, [.. Weights.Select(w => new SafetensorsTensor(w.Name, [.. w.Shape], parameters.AsMemory(w.Offset, w.Length)))]);

    public LoadReport LoadWeights(string path, LoadOptions? options = null) => throw new NotSupportedException();

    public LoadReport LoadWeights(ReadOnlySpan<byte> safetensors, LoadOptions? options = null) => throw new NotSupportedException();
}
