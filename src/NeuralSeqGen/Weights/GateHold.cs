namespace NeuralSeqGen;

/// <summary>A gate that was taken, for <c>using</c>: it is given back however the call ends. The default value holds none.</summary>
internal readonly ref struct GateHold(TrainingGate gate, string operation)
{
    private readonly TrainingGate? _gate = gate;

    public void Dispose() => _gate?.Exit(operation);
}
