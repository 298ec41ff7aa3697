using System.Text.Json;

namespace NeuralSeqGen.Keras.Files;

/// <summary>What reads JSON from its beginning.</summary>
internal delegate T JsonReading<T>(ref Utf8JsonReader reader);
